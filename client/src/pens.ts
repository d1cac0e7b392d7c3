import {
  type DecorationRenderOptions,
  type Disposable,
  OverviewRulerLane,
  type Range,
  type TextEditor,
  type TextEditorDecorationType,
  ThemeColor,
  window,
} from 'vscode';
import { ANNOTATION_TYPES, type AnnotationType } from '../../server/src/lsp/protocol';

/** Ranges that are marked in the same way. */
export interface Stroke {
  /** A suggested type, or one of the schema. */
  readonly type: string;
  /** Whether the words have a background; else there is a line under them alone. */
  readonly fill: boolean;
  /** Struck through and pale, without a line. */
  readonly struck?: boolean;
  /** A frame around the words. */
  readonly frame?: 'solid' | 'dashed' | 'dotted';
  /** A wavy line above the words. */
  readonly wavy?: boolean;
  /** `#rrggbb`, of types of a person's own. */
  readonly color?: string;
  readonly ranges: readonly Range[];
}

/** What tells the kinds apart without colour: the line under the text, and the lane of the overview ruler. */
const CUES: Readonly<
  Record<AnnotationType, { line: string; width: string; lane: OverviewRulerLane }>
> = {
  slogan: { line: 'solid', width: '2px', lane: OverviewRulerLane.Left },
  formula: { line: 'double', width: '4px', lane: OverviewRulerLane.Center },
  official: { line: 'dotted', width: '2px', lane: OverviewRulerLane.Right },
  metric: { line: 'dashed', width: '1px', lane: OverviewRulerLane.Center },
};

/** The line under types of a person's own. */
const OTHER_CUE = { line: 'groove', width: '4px', lane: OverviewRulerLane.Full };

/** The decorations in use. Each is made when it is first needed: most windows never show a government article. */
export class Pens implements Disposable {
  readonly #pens = new Map<string, TextEditorDecorationType>();

  /** Marks an editor with these strokes, and with no others. */
  apply(editor: TextEditor, strokes: readonly Stroke[]): void {
    const ranges = new Map<string, Range[]>();
    for (const stroke of strokes) {
      const key = keyOf(stroke);
      if (!this.#pens.has(key)) {
        this.#pens.set(key, window.createTextEditorDecorationType(penOptions(stroke)));
      }
      ranges.set(key, [...(ranges.get(key) ?? []), ...stroke.ranges]);
    }
    for (const [key, pen] of this.#pens) editor.setDecorations(pen, ranges.get(key) ?? []);
  }

  dispose(): void {
    for (const pen of this.#pens.values()) pen.dispose();
  }
}

const keyOf = ({ type, fill, struck, frame, wavy, color }: Stroke): string =>
  [type, fill, struck, frame, wavy, color].join();

function penOptions({ type, fill, struck, frame, wavy, color }: Stroke): DecorationRenderOptions {
  const known = (ANNOTATION_TYPES as readonly string[]).includes(type)
    ? (type as AnnotationType)
    : undefined;
  const { line, width, lane } = known ? CUES[known] : OTHER_CUE;
  const lineColor = color ?? new ThemeColor(known ? `zhengwen.${known}Line` : 'charts.foreground');
  const background =
    color === undefined
      ? new ThemeColor(known ? `zhengwen.${known}Background` : 'editor.wordHighlightTextBackground')
      : `${color}33`;
  return {
    ...(fill && { backgroundColor: background }),
    ...(struck
      ? { textDecoration: 'line-through', opacity: '0.7' }
      : {
          borderColor: lineColor,
          borderStyle: `none none ${line} none`,
          borderWidth: `0 0 ${width} 0`,
          overviewRulerColor: lineColor,
          overviewRulerLane: lane,
        }),
    ...(frame && { outlineColor: lineColor, outlineStyle: frame, outlineWidth: '1px' }),
    ...(wavy && { textDecoration: 'overline wavy 1px' }),
  };
}
