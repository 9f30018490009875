/** A macro that cannot be read, or breaks a limit: thrown by the parser, turned into a coded error by whoever knows the source. */
export class SyntaxProblem extends Error {
  override readonly name = "SyntaxProblem";
  constructor(
    message: string,
    readonly at: number,
    readonly limit = false,
  ) {
    super(message);
  }
}
