// Runs in the page: sees long tasks, and frames that were dropped.

/** Milliseconds from frame to frame: 60 a second, in Chromium without a screen too. */
const FRAME = 1000 / 60;

/**
 * Watches until the function that it returns is called, which gives
 *
 * - `longest`: the longest task, in milliseconds; 0 when none was longer than 50, since the browser reports no others,
 * - with `every`, the number of frames that could have been shown, and how many of them were `dropped`: the browser calls
 *   an animation frame for each one that it can show, so where two calls are n frames apart, n − 1 are missing.
 */
export function watch(every = false) {
  const seen = {longest: 0, frames: 0, dropped: 0};
  const note = (entries) => {
    for (const {duration} of entries) seen.longest = Math.max(seen.longest, duration);
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({type: 'longtask'});
  let last = 0;
  let handle = 0;
  const frame = (now) => {
    const passed = last ? Math.round((now - last) / FRAME) : 1;
    seen.frames += passed;
    seen.dropped += Math.max(0, passed - 1);
    last = now;
    handle = requestAnimationFrame(frame);
  };
  if (every) handle = requestAnimationFrame(frame);
  return () => {
    cancelAnimationFrame(handle);
    note(observer.takeRecords());
    observer.disconnect();
    return seen;
  };
}
