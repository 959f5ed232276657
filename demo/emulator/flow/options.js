/**
 * The flow options of an AppConfig, with their defaults. Times are milliseconds.
 *
 * - `nodeMs`: how long a node that is not a model works (0 when the app answers without delay)
 * - `closeMs`: how long a worker's stream stays open after its last frame (real servers: up to 1000)
 * - `resumeMs`: from a form's submit to the run going on; the events endpoint replays the pause meanwhile. May change while a run waits
 * - `pausedReplay`: false: it does not, but waits for the run
 * - `sweepMs`: how long after its time a form is found to be late (real servers: up to a minute)
 * - `stopEnding`: `stopped` or `aborted` (failed, "Aborted: User requested stop"); the newest release mostly aborts
 * - `formRateLimit`: requests a minute that one address may make to the forms of the app in the WebApp API
 * - `durableStream`: `id:` lines on flow streams; the events endpoint tells all again, or what follows `cursor` (later releases)
 */
export function flowOptions({config}, world) {
  const defaults = {
    nodeMs: config.tokensPerSecond === Infinity ? 0 : 15,
    closeMs: 200,
    resumeMs: 400,
    pausedReplay: true,
    sweepMs: 1500,
    stopEnding: world.atLeast('newest') ? 'aborted' : 'stopped',
    formRateLimit: 30,
    durableStream: false,
  };
  return Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, config[name] ?? value]));
}
