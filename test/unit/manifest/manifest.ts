import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A path inside the project. */
export const inProject = (path: string): string =>
  fileURLToPath(new URL(`../../../${path}`, import.meta.url));

export const readJson = <T>(path: string): T =>
  JSON.parse(readFileSync(inProject(path), 'utf8')) as T;

interface Setting {
  readonly type: string;
  readonly scope: string;
  readonly order: number;
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly enumItemLabels?: readonly string[];
  readonly markdownDescription: string;
}

interface Color {
  readonly id: string;
  readonly defaults: Readonly<
    Record<'dark' | 'light' | 'highContrast' | 'highContrastLight', string>
  >;
}

/** What the tests ask of `package.json`. */
export interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly l10n: string;
  readonly keywords: readonly string[];
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly languages: readonly {
      readonly id: string;
      readonly extensions: readonly string[];
      readonly configuration?: string;
      readonly icon: { readonly light: string; readonly dark: string };
    }[];
    readonly grammars: readonly { readonly path: string; readonly scopeName: string }[];
    readonly snippets: readonly { readonly language: string; readonly path: string }[];
    readonly semanticTokenTypes: readonly {
      readonly id: string;
      readonly superType: string;
      readonly description: string;
    }[];
    readonly semanticTokenModifiers: readonly { readonly id: string }[];
    readonly semanticTokenScopes: readonly { readonly scopes: Record<string, readonly string[]> }[];
    readonly colors: readonly Color[];
    readonly configurationDefaults: Record<string, Record<string, unknown>>;
    readonly configuration: readonly {
      readonly title: string;
      readonly order: number;
      readonly properties: Record<string, Setting>;
    }[];
    readonly commands: readonly {
      readonly command: string;
      readonly category: string;
      readonly title: string;
    }[];
    readonly keybindings: readonly { readonly command: string; readonly when: string }[];
    readonly menus: Record<string, readonly { readonly command: string }[]>;
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly media: { readonly svg: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
  };
}

export const manifest = readJson<Manifest>('package.json');
