/** What is said to a person, in the two languages that the product speaks. */
export interface Said {
  readonly en: string;
  readonly zh: string;
}

/** An error whose message is for the person; the message itself is English, as all that the log holds. */
export abstract class SaidError extends Error {
  readonly said: Said;

  constructor(said: Said, options?: ErrorOptions) {
    super(said.en, options);
    this.said = said;
  }
}
