/** Any colour that CSS knows as `#rrggbb`: the libraries do not know all of them. */
export function toHex(colour: string): string {
  const context = document.createElement('canvas').getContext('2d', {willReadFrequently: true})!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** So much of one `#rrggbb` in the other, 0 to 1. */
export function mix(colour: string, ground: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const [a, b] = [colour, ground].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number];
    return Math.round(a * share + b * (1 - share));
  });
  return `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Colours beside the accent, for parts that must be told apart: 4.5:1 against the surface. */
export const palette = (dark: boolean): readonly string[] =>
  dark
    ? ['#6ce9a6', '#fdb022', '#f97066', '#b692f6', '#67e3f9', '#f670c7', '#a3abb8']
    : ['#067647', '#b54708', '#b42318', '#6938ef', '#0e7090', '#c11574', '#5c6573'];
