/** A node that failed. `result` may carry what it had got so far: `inputs`, `process`, and `errorType` for the fail branch. */
export class NodeError extends Error {
  constructor(message, result = {}) {
    super(message);
    this.result = result;
  }
}
