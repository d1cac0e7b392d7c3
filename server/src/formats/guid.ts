import { v5 } from 'uuid';

/** The namespace of the identifiers that exports give to things; it never changes. */
const NAMESPACE = '9d3c4a52-6b0e-5f7a-8a43-2f1f6c0a7e11';

/** An identifier that is the same for the same parts on every machine and at every time. */
export const guid = (...parts: readonly (string | number)[]): string =>
  v5(JSON.stringify(parts), NAMESPACE);
