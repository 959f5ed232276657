/** Makes large photos smaller. A chunk of its own: for pages that want it. */

/** What is drawn anew without loss of more than size: no drawings, and nothing that moves. */
const PHOTOS = /^image\/(?:jpeg|png|webp)$/;

/** Of 0 to 1: a difference cannot be seen. */
const QUALITY = 0.85;

/**
 * Makes a photo smaller, with its longest edge of at most `edge` pixels. It is upright then, and has lost what its camera has
 * written into it, the place where it was taken among that. What is small enough, no photo, or cannot be drawn stays as it is.
 */
export async function shrink(file: Blob, edge: number): Promise<Blob> {
  if (!PHOTOS.test(file.type) || !(edge > 0)) return file;
  const whole = await createImageBitmap(file).catch(() => undefined);
  if (!whole) return file;
  try {
    const scale = edge / Math.max(whole.width, whole.height);
    if (scale >= 1) return file;
    const [width, height] = [whole.width, whole.height].map((length) => Math.max(1, Math.round(length * scale)));
    const canvas = new OffscreenCanvas(width!, height!);
    const context = canvas.getContext('2d')!;
    context.imageSmoothingQuality = 'high';
    context.drawImage(whole, 0, 0, width!, height!);
    const blob = await canvas.convertToBlob({type: file.type, quality: QUALITY});
    const {name = '', lastModified = 0} = file as Partial<File>;
    // A browser that cannot write the type writes another one.
    return blob.type === file.type && blob.size < file.size
      ? new File([blob], name, {type: blob.type, lastModified})
      : file;
  } catch {
    return file; // an old browser
  } finally {
    whole.close();
  }
}
