import { Range } from 'vscode';
import type { ProtocolRange } from '../../../server/src/lsp/protocol';

/** A range of the protocol as one of the editor: both count UTF-16 code units. */
export const toEditorRange = ({ start, end }: ProtocolRange): Range =>
  new Range(start.line, start.character, end.line, end.character);
