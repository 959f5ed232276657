/** Makes large photos smaller. A chunk of its own: for pages that want it. */

/** What is drawn anew without loss of more than size: no drawings, and nothing that moves. */
const PHOTOS = /^image\/(?:jpeg|png|webp)$/;

/** Of 0 to 1: a difference cannot be seen. */
const QUALITY = 0.85;

/** What a camera has written stands at the beginning; so many bytes are read of it. */
const NOTES_END = 128 * 1024;

/**
 * Makes a photo smaller, with its longest edge of at most `edge` pixels. It is upright then, and has lost what its camera has
 * written into it, the place where it was taken among that: so one that is small enough is drawn anew, too, if there is something.
 * What is small enough without, no photo, or cannot be drawn stays as it is.
 */
export async function shrink(file: Blob, edge: number): Promise<Blob> {
  if (!PHOTOS.test(file.type) || !(edge > 0)) return file;
  const whole = await createImageBitmap(file).catch(() => undefined);
  if (!whole) return file;
  try {
    const scale = Math.min(1, edge / Math.max(whole.width, whole.height));
    const noted = await hasNotes(file);
    if (scale === 1 && !noted) return file;
    const [width, height] = [whole.width, whole.height].map((length) => Math.max(1, Math.round(length * scale)));
    const canvas = new OffscreenCanvas(width!, height!);
    const context = canvas.getContext('2d')!;
    context.imageSmoothingQuality = 'high';
    context.drawImage(whole, 0, 0, width!, height!);
    const blob = await canvas.convertToBlob({type: file.type, quality: QUALITY});
    const {name = '', lastModified = 0} = file as Partial<File>;
    // A browser that cannot write the type writes another one.
    return blob.type === file.type && (noted || blob.size < file.size)
      ? new File([blob], name, {type: blob.type, lastModified})
      : file;
  } catch {
    return file; // an old browser
  } finally {
    whole.close();
  }
}

/** Whether a camera, or a program, has written something into a photo. */
async function hasNotes(file: Blob): Promise<boolean> {
  const bytes = await file.slice(0, NOTES_END).arrayBuffer();
  return /Exif\0|eXIf|ns\.adobe\.com\/xap/.test(new TextDecoder('latin1').decode(bytes));
}
