export const FIXED: Record<string, string>;
export const ABSENT: string[];
