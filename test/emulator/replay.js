import {setTimeout as pause} from 'node:timers/promises';
import {compareAnswers} from './compare.js';
import {learnFrom} from './compare-stream.js';
import {send} from './http.js';
import {claims, Mapping} from './mapping.js';
import {passportsIn, buildRequest} from './request.js';
import {outline, parseStream} from './sse.js';
import {preludes} from './preludes.js';
import {isEvents, steerResume} from './resume.js';
import {ruleFor} from './rules.js';

/** A head after so many milliseconds waited for the first event. */
const LATE = 4000;

/** How long a step that takes no time in the recording may take, in milliseconds. */
const PATIENCE = 8000;

/**
 * Sends the requests of a recording to an emulator whose time passes `speed` times faster, in the recorded order: each
 * goes out when what had come before it in the recording has come here too, and after the recorded pause.
 *
 * @returns for each exchange its name and the differences to the recording, in words.
 */
export async function replay(recording, {url, speed}) {
  const scene = new Scene(recording, url, speed);
  await preludes[recording.scenario]?.(scene);
  for (const [index] of recording.exchanges.entries()) await scene.play(index);
  await scene.finish(Infinity);
  return recording.exchanges.map(({name}, index) => ({name, differences: scene.results[index] ?? []}));
}

/** One run of one scenario. */
class Scene {
  mapping = new Mapping();
  results = [];
  #recording;
  #url;
  #speed;
  #answers = [];
  #closing = [];

  constructor(recording, url, speed) {
    this.#recording = recording;
    this.#url = url;
    this.#speed = speed;
  }

  /** Asks the emulator something that is not part of the recording. */
  ask(method, target, {headers = [], json} = {}) {
    const body = json && JSON.stringify(json);
    const type = json ? [['Content-Type', 'application/json']] : [];
    return send(this.#url, {method, target, headers: [['Host', 'dify.test'], ...headers, ...type], body});
  }

  /** `ask`, waiting for the JSON of the answer. */
  async askJson(...request) {
    const answer = this.ask(...request);
    await answer.until(() => answer.end, PATIENCE);
    return JSON.parse(answer.text || 'null');
  }

  /** The release that was recorded, e.g. `1.13.2`. */
  get release() {
    return this.#recording.release;
  }

  /** UUIDs that the requests of this scenario carry at a place, in order, each once. */
  recordedIds(pattern) {
    const texts = this.#recording.exchanges.map(({request}) => `${request.target} ${request.body ?? ''}`);
    const found = texts
      .map((text) => pattern.exec(text)?.slice(1).find(Boolean))
      .filter((id) => /^(?!0{8})[0-9a-f-]{36}$/.test(id ?? ''));
    return [...new Set(found)];
  }

  async play(index) {
    const exchange = this.#recording.exchanges[index];
    await this.finish(exchange.at);
    await this.#catchUp(exchange.at);
    await pause(this.#gapBefore(index) / this.#speed);
    await preludes[`${this.#recording.scenario}: ${exchange.name}`]?.(this);
    const resume = await steerResume(this, this.#recording, index);
    for (const token of passportsIn(exchange)) if (!this.mapping.get(token)) await this.#getPassport(token);
    const answer = send(this.#url, buildRequest(exchange, this.mapping));
    this.#answers[index] = answer;
    await resume?.(answer);
    this.#closing[index] = exchange.response.closedByClient ? this.#closeWhenDue(exchange.response, answer) : undefined;
  }

  /** Waits for all answers that had ended by `time` in the recording, and compares them. */
  async finish(time) {
    for (const [index, {name, at, request, response}] of this.#recording.exchanges.entries()) {
      const answer = this.#answers[index];
      if (!answer || this.results[index] || at + response.end > time) continue;
      await this.#closing[index];
      const ended = await answer.until(() => answer.end, response.end / this.#speed + PATIENCE);
      if (!ended) answer.close();
      const differences = compareAnswers(response, answer, this.#options(request, name));
      this.results[index] = [...differences, ...this.#compareHeads(response, answer)];
    }
  }

  /** In-process modes send their head with the first event, worker modes at once. */
  #compareHeads(recorded, actual) {
    const head = actual.head * this.#speed;
    if (!recorded.headers['content-type']?.startsWith('text/event-stream')) return [];
    if (recorded.head > LATE && head < LATE / 2) return [`the head came after ${head} ms instead of ${recorded.head}`];
    if (recorded.head < LATE / 4 && actual.head > LATE / this.#speed + PATIENCE)
      return [`the head came only after ${head} ms`];
    return [];
  }

  #options({target}, exchange) {
    return {
      learn: (...pair) => this.mapping.learn(...pair),
      known: (id) => this.mapping.get(id),
      sameLength: /\/files\/(?!tools\/)/.test(target),
      exact: (path, key) => key === 'size' && target.endsWith('/files/upload'),
      anyLength: (path, key) => key === 'prompts', // what the model is told is talk
      // A snapshot tells the run's id as the task's until the run's next event has told the task: chance.
      skip: (path, key) => path.includes('prompts[') || (isEvents(target) && key === 'task_id'),
      ...ruleFor(this.release, this.#recording.scenario, exchange),
    };
  }

  /** Waits until the answers that were coming at `time` in the recording are as far as they were then. */
  async #catchUp(time) {
    for (const [index, {name, at, response}] of this.#recording.exchanges.entries()) {
      const answer = this.#answers[index];
      if (!answer || this.results[index]) continue;
      const before = response.arrivals.filter((piece) => at + piece.at <= time).map(({text}) => text);
      await answer.until(hasReached(before.join(''), answer), PATIENCE);
      learnFrom(response.text ?? '', answer.text, this.#options({target: ''}, name));
    }
  }

  /** How long nothing had happened in the recording when this request was sent, in milliseconds. */
  #gapBefore(index) {
    const {at: time} = this.#recording.exchanges[index];
    const moments = this.#recording.exchanges.slice(0, index).flatMap(({at, response}) => {
      const ends = at + response.end;
      return [at, ends, ...response.arrivals.map((piece) => at + piece.at)];
    });
    return time - Math.max(0, ...moments.filter((moment) => moment <= time));
  }

  async #closeWhenDue({closedAfter, text = ''}, answer) {
    await pause(closedAfter / this.#speed);
    await answer.until(hasReached(text, answer), PATIENCE);
    answer.close();
  }

  async #getPassport(token) {
    const code = claims(token).app_code;
    const passport = (await this.passport(code)) ?? (await this.#passportOfDisabled(code));
    this.mapping.learn(token, passport, 'access_token');
  }

  /** A new visitor's passport, `undefined` when the site is off. */
  async passport(code) {
    const answer = await this.askJson('GET', '/api/passport', {headers: [['X-App-Code', code]]});
    return answer.access_token;
  }

  /** A passport from the time before the site was switched off. */
  async #passportOfDisabled(code) {
    await this.configure(code, {siteEnabled: true});
    const passport = await this.passport(code);
    await this.configure(code, {siteEnabled: false});
    return passport;
  }

  /** Changes the settings of an app, named by its key or code. */
  configure(app, config) {
    return this.askJson('PATCH', `/emulator/apps/${app}`, {json: config});
  }
}

/** Whether an answer has brought as many events as a part of a recorded one. */
function hasReached(recordedText, answer) {
  const recorded = parseStream(recordedText).frames;
  const [events, pieces] = [outline(recorded).length, dataFrames(recorded)];
  return () => {
    if (!recorded.length) return true;
    const {frames} = parseStream(answer.text);
    return outline(frames).length >= events && dataFrames(frames) >= pieces;
  };
}

const dataFrames = (frames) => frames.filter(({data}) => data).length;
