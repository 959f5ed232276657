/** Draws diagrams. Built twice: with the kinds that most answers use, and with all, which needs twice as much code. */
import mermaid, {type MermaidConfig} from 'mermaid';
import {mix, palette, toHex} from './colours.js';
import type {FrameLook, FrameTask} from './protocol.js';
import {serve, type Size} from './serve.js';

/**
 * Longest source in characters, and most arrows: what takes longer than a moment is rather read. A browser may let the page
 * wait for its frames.
 */
const LONGEST = 10_000;
const MOST_EDGES = 120;

/** A small diagram is not made larger than this to fill the window, times its natural size. */
const LARGEST_FIT = 2.5;

/** What a diagram may not set for itself. */
const SECURE = [
  'secure securityLevel startOnLoad maxTextSize maxEdges suppressErrorRendering dompurifyConfig htmlLabels themeCSS',
  'theme themeVariables darkMode fontFamily altFontFamily fontSize look handDrawnSeed legacyMathML forceLegacyMathML',
].flatMap((keys) => keys.split(' '));

function configure(look: FrameLook): MermaidConfig {
  const [accent, surface, text, muted, border] = [look.accent, look.surface, look.text, look.muted, look.border].map(
    toHex,
  ) as [string, string, string, string, string];
  const box = mix(accent, surface, 0.12);
  const note = mix(text, surface, 0.06);
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    secure: SECURE,
    maxTextSize: LONGEST,
    maxEdges: MOST_EDGES,
    suppressErrorRendering: true,
    htmlLabels: false,
    flowchart: {htmlLabels: false},
    class: {htmlLabels: false},
    state: {},
    fontFamily: look.font,
    theme: 'base',
    darkMode: look.dark,
    themeVariables: {
      darkMode: look.dark,
      fontFamily: look.font,
      fontSize: '14px',
      background: surface,
      primaryColor: box,
      primaryTextColor: text,
      primaryBorderColor: mix(accent, surface, 0.6),
      secondaryColor: note,
      secondaryTextColor: text,
      secondaryBorderColor: border,
      tertiaryColor: mix(text, surface, 0.03),
      tertiaryTextColor: text,
      tertiaryBorderColor: border,
      lineColor: muted,
      textColor: text,
      titleColor: text,
      noteBkgColor: note,
      noteTextColor: text,
      noteBorderColor: border,
      edgeLabelBackground: surface,
      pieTitleTextSize: '15px',
      pieSectionTextColor: surface,
      pieLegendTextColor: text,
      pieOpacity: '1',
      pieStrokeColor: surface,
      pieOuterStrokeColor: border,
      ...several([accent, ...palette(look.dark)], surface, text),
    },
  };
}

/** What mermaid numbers: the slices of a pie, branches, sections of a timeline or a map of thoughts. */
function several(colours: readonly string[], surface: string, text: string): Record<string, string> {
  const variables: Record<string, string> = {};
  for (let index = 0; index < 12; index++) {
    const colour = colours[index % colours.length]!;
    const soft = mix(colour, surface, 0.22);
    Object.assign(variables, {
      [`pie${index + 1}`]: colour,
      [`git${index}`]: colour,
      [`gitBranchLabel${index}`]: surface,
      [`cScale${index}`]: soft,
      [`cScaleLabel${index}`]: text,
      [`cScaleInv${index}`]: colour,
      [`cScalePeer${index}`]: colour,
      [`fillType${index}`]: soft,
    });
  }
  return variables;
}

/** Nothing in it leads anywhere: not even to what stands in a diagram as a link. */
function withoutLinks(svg: Element): void {
  for (const el of svg.querySelectorAll('*')) {
    for (const {name, value} of [...el.attributes]) {
      if (/^(?:xlink:)?href$/i.test(name) && !value.startsWith('#')) el.removeAttribute(name);
    }
  }
  for (const link of svg.querySelectorAll('a')) link.removeAttribute('target');
}

/** The words in a round node of a mindmap begin in its middle: mermaid's flaw. */
function centred(svg: Element): void {
  for (const text of svg.querySelectorAll('.mindmap-node > .label[transform^="translate(0,"] text'))
    text.setAttribute('text-anchor', 'middle');
}

function sizeOf(svg: SVGSVGElement): Size {
  const {width, height} = svg.viewBox.baseVal;
  return {width: Math.ceil(width), height: Math.ceil(height)};
}

function place(svg: SVGSVGElement, {width, height}: Size, {large, scale = 1, name}: FrameTask): void {
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', name);
  svg.removeAttribute('aria-roledescription');
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  const zoom = Math.min(LARGEST_FIT, innerWidth / width, innerHeight / height) * scale;
  const {style} = svg;
  style.cssText = large
    ? `display:block;margin:auto;inline-size:${width * zoom}px;block-size:${height * zoom}px`
    : 'display:block;margin:auto;max-inline-size:100%;max-block-size:100%';
}

async function draw(task: FrameTask): Promise<Size> {
  if (task.source.length > LONGEST) throw new RangeError('too long');
  mermaid.initialize(configure(task.look));
  const {svg: text} = await mermaid.render('drawing', task.source);
  const parsed = new DOMParser().parseFromString(text, 'text/html').querySelector('svg');
  if (!parsed) throw new Error('nothing was drawn');
  withoutLinks(parsed);
  centred(parsed);
  const size = sizeOf(parsed);
  if (!(size.width > 0 && size.height > 0)) throw new Error('nothing to be seen');
  place(parsed, size, task);
  document.body.replaceChildren(parsed);
  return size;
}

serve(draw);
