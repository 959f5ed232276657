export async function find(..._: unknown[]) {}
