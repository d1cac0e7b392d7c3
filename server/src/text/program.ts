/** What is left of the programs and style sheets of a web page: window.open(url); .TRS_Editor P{margin-top:0px;} */

/** A statement of JavaScript by itself, or a line of one that goes over several. */
const STATEMENT =
  /^(?:(?:var|let|const)\s+[\w$]+\s*=.*|[!;(]*function\s*[\w$]*\s*\(.*|(?:if|for|while|with|switch)\s*\(.*\)\s*\{?|(?:window|document|location)\.[\w.]+\s*[=(].*|\$\(.*|[\w$]+(?:\.[\w$]+)+\([^\u4e00-\u9fff]*\);?|[\w$.]+\(.*\);|(?=[\w.]*[_$.])[A-Za-z_$][\w$.]*\s*=\s*(?:[{["']|new\b|function\b|document\b|window\b|true\b|false\b|null\b|!).*|["']?(?:bd[A-Z]\w*|view(?:List|Text|Size)|select(?:Share|MiniList|ContainerClass))["']?\s*:\s*(?:["'{[\d]|true\b|false\b|null\b).*|[A-Za-z_$][\w$.]*\s*=[^=].*;|\/\/.{0,60}[=(){};].*|try\s*\{|\}\s*catch\s*\(\w*\)\s*\{|\}\s*(?:else\s*\{|\)?(?:\(.*\))?;?)|<!--|(?:\/\/)?\s*-->)$/;

const PROPERTY =
  '(?:margin|padding|font|color|background|border|width|height|line-height|text|display|float|position|overflow|list-style|clear|vertical-align|white-space|word|min|max|top|left|right|bottom|z-index|cursor|visibility|opacity|letter-spacing|outline|content|zoom|filter|box|table-layout|mso)(?:-[a-z-]+)?';
const DECLARATION = `\\*?${PROPERTY}\\s*:[^{};。]{1,120}`;
const DECLARATIONS = `\\s*${DECLARATION}(?:;\\s*${DECLARATION})*;?\\s*`;
/** What of a style sheet has a line of its own: a rule, its beginning, a declaration, an import. */
const STYLE = new RegExp(
  `^(?:[.#@*a-zA-Z][\\w.#:*>+~,()[\\]="'\\s-]{0,120}\\{(?:${DECLARATIONS})?\\}?|${DECLARATION};|@(?:import|charset)\\s.*;|/\\*[^\\u4e00-\\u9fff]*\\*/)$`,
);
const RULE_BODY = new RegExp(`\\{${DECLARATIONS}\\}|(?<=[.#][\\w-]{1,40})\\{\\s*\\}`, 'g');
const SELECTOR = /[.#@*a-zA-Z][\w.#:*>+~,()[\]="'\s-]*$/;
const SELECTOR_MAX = 120;
/** A statement behind a sentence: …落实。window._bd_share_config={…}; */
const INLINE =
  /(?<![\w.])(?:(?:window|document)\.[\w.]+\s*[=(]|var\s+[\w$]+\s*=)(?:"[^"\n]*"|'[^'\n]*'|[^\u4e00-\u9fff\n"'，。；])*[;})]/g;

/** What of a program may be in Chinese. */
const QUOTED_OR_REMARK = /(["'`])(?:(?!\1).)*\1|\/\*.*?\*\/|\/\/.*$/g;

/** Longest statement, in code units. */
const LONGEST = 2000;

const HAN = /[\u4e00-\u9fff]/;

/** Whether a line is what is left of a page's program or of its style sheet. */
export const isProgram = (text: string): boolean =>
  text.charCodeAt(0) < 0x80 &&
  text.length <= LONGEST &&
  (STYLE.test(text) ||
    (STATEMENT.test(text) &&
      // Behind a statement a sentence of the article may go on.
      !HAN.test(text.replace(QUOTED_OR_REMARK, ''))));

/** Where a text that goes on beside them has statements and rules of style, in order, with offsets into it. */
export function programsIn(text: string): { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  if (text.includes('{')) {
    for (const { 0: body, index } of text.matchAll(RULE_BODY)) {
      const before = text.slice(Math.max(0, index - SELECTOR_MAX), index);
      const selector = SELECTOR.exec(before)?.[0];
      if (selector === undefined) continue;
      found.push({ start: index - selector.length, end: index + body.length });
    }
  }
  for (const { 0: statement, index } of text.matchAll(INLINE)) {
    found.push({ start: index, end: index + statement.length });
  }
  return found.sort((a, b) => a.start - b.start);
}
