import assert from 'node:assert/strict';
import {
  blend,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  wcagContrast,
  type Color,
} from 'culori';
import { ANNOTATION_TYPES } from '../../../server/src/lsp/protocol';
import { manifest } from './manifest';

/**
 * Editor background and text of the built-in themes for which each set of defaults is made; where a pen is drawn, also
 * the colours that the theme gives to our tokens.
 */
const THEMES = [
  {
    name: 'dark',
    background: '#1f1f1f',
    text: '#cccccc',
    tokens: { slogan: '#dcdcaa', formula: '#c586c0', official: '#4fc1ff', metric: '#b5cea8' },
  },
  {
    name: 'light',
    background: '#ffffff',
    text: '#3b3b3b',
    tokens: { slogan: '#795e26', formula: '#af00db', official: '#0070c1', metric: '#098658' },
  },
  { name: 'highContrast', background: '#000000', text: '#ffffff', tokens: undefined },
  { name: 'highContrastLight', background: '#ffffff', text: '#292929', tokens: undefined },
] as const;

const EYES: Readonly<Record<string, (color: Color) => Color | undefined>> = {
  'full colour vision': (color) => color,
  protanopia: filterDeficiencyProt(1),
  deuteranopia: filterDeficiencyDeuter(1),
  tritanopia: filterDeficiencyTrit(1),
};

const color = (value: string): Color => {
  const parsed = parse(value);
  assert.ok(parsed, value);
  return parsed;
};

/** A colour with an alpha as it looks on an opaque one. */
const over = (top: string, bottom: string): Color => blend([color(bottom), color(top)]);

const difference = differenceCiede2000();

function pairs<T>(values: readonly T[]): [T, T][] {
  return values.flatMap((a, index) => values.slice(index + 1).map((b): [T, T] => [a, b]));
}

describe('the colours of the highlights', () => {
  for (const { name, background, text, tokens } of THEMES) {
    const defaults = (id: string) =>
      manifest.contributes.colors.find((candidate) => candidate.id === id)!.defaults[name];
    const pens = ANNOTATION_TYPES.map((type) => defaults(`zhengwen.${type}Background`));
    const lines = ANNOTATION_TYPES.map((type) => defaults(`zhengwen.${type}Line`));

    describe(`in a ${name} theme`, () => {
      it('leave text as legible as WCAG AA asks (4.5:1)', () => {
        for (const pen of pens) assert.ok(wcagContrast(text, over(pen, background)) >= 4.5, pen);
      });

      it('draw lines that stand out from the page as WCAG asks of graphics (3:1)', () => {
        for (const line of lines) assert.ok(wcagContrast(line, background) >= 3, line);
      });

      if (!tokens) {
        it('leave the background alone', () => {
          for (const pen of pens) assert.equal(color(pen).alpha, 0);
        });
      } else {
        it('are a pen that shows on the page', () => {
          for (const pen of pens) {
            assert.ok(difference(over(pen, background), color(background)) >= 6, pen);
          }
        });

        // Its numbers have a contrast of 4.5 without a pen.
        it('leave the token colours of the theme legible (4:1)', () => {
          for (const [index, type] of ANNOTATION_TYPES.entries()) {
            const contrast = wcagContrast(tokens[type], over(pens[index]!, background));
            assert.ok(contrast >= 4, `${type}: ${contrast.toFixed(1)}`);
          }
        });

        for (const [eyes, see] of Object.entries(EYES)) {
          it(`are pens that differ with ${eyes}`, () => {
            for (const [a, b] of pairs(pens)) {
              const apart = difference(see(over(a, background))!, see(over(b, background))!);
              assert.ok(apart >= 5, `${a} and ${b}: ${apart.toFixed(1)}`);
            }
          });
        }
      }

      for (const [eyes, see] of Object.entries(EYES)) {
        it(`draw lines that can be told apart with ${eyes}`, () => {
          for (const [a, b] of pairs(lines)) {
            const apart = difference(see(color(a))!, see(color(b))!);
            assert.ok(apart >= 15, `${a} and ${b}: ${apart.toFixed(1)}`);
          }
        });
      }
    });
  }
});
