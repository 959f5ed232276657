/** One frame of a stream of server-sent events. What it has no line for is missing. */
export interface Frame {
  /** The `data` lines, joined by line feeds. */
  data?: string;
  /** The `event` line. Dify uses it for `ping` only, which has no data. */
  event?: string;
  /** The `id` line. */
  id?: string;
}

/**
 * Takes a stream of server-sent events apart into frames, however its text is cut into pieces.
 *
 * The rules are the standard's (CR, LF or CRLF, one space after the colon, comments, unknown fields), with two exceptions:
 * frames without data count, because Dify's pings have none, and a last frame without its empty line is not lost.
 */
export class FrameParser {
  #rest = '';
  #afterCr = false;
  #frame: Frame | undefined;

  /** Takes more text, and gives the frames that are complete with it. */
  push(text: string): Frame[] {
    if (!text) return [];
    // A CR ends a line at once; a LF that comes after it, maybe in the next piece, still belongs to it.
    const lines = (this.#afterCr && text.startsWith('\n') ? text.slice(1) : text).split(/\r\n?|\n/);
    this.#afterCr = text.endsWith('\r');
    lines[0] = this.#rest + lines[0]!;
    this.#rest = lines.pop()!;
    const frames: Frame[] = [];
    for (const line of lines) {
      if (line) this.#field(line);
      else this.#flush(frames);
    }
    return frames;
  }

  /** The stream is over: gives what was still under way. */
  end(): Frame[] {
    return this.push('\n\n');
  }

  #field(line: string): void {
    const [, name, value = ''] = /^([^:]*):? ?(.*)$/s.exec(line)!;
    if (name === 'data' || name === 'event' || name === 'id') {
      const frame = (this.#frame ??= {});
      frame[name] = name === 'data' && frame.data !== undefined ? `${frame.data}\n${value}` : value;
    }
  }

  #flush(frames: Frame[]): void {
    if (this.#frame) frames.push(this.#frame);
    this.#frame = undefined;
  }
}
