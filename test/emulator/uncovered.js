/**
 * What the emulator does not do as recorded, and why: `scenario`, of all releases or of one `release`, whole or
 * only one `exchange`. The conformance test fails when one of these does pass, so the list can only be true.
 */
export const uncovered = [];
