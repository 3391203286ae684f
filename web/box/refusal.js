/** Why there is no answer, as a sentence of the interface. */
export class Refusal extends Error {
  /** @param {import('./speech.js').Key} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}
