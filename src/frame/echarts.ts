/** Draws charts from options in JSON. */
import {
  BarChart,
  BoxplotChart,
  CandlestickChart,
  FunnelChart,
  GaugeChart,
  GraphChart,
  HeatmapChart,
  LineChart,
  PieChart,
  RadarChart,
  SankeyChart,
  ScatterChart,
  SunburstChart,
  TreeChart,
  TreemapChart,
} from 'echarts/charts';
import {
  AriaComponent,
  CalendarComponent,
  DatasetComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  PolarComponent,
  RadarComponent,
  TitleComponent,
  TooltipComponent,
  TransformComponent,
  VisualMapComponent,
} from 'echarts/components';
import {init, use, type EChartsType} from 'echarts/core';
import {LabelLayout} from 'echarts/features';
import {SVGRenderer} from 'echarts/renderers';
import {mix, palette, toHex} from './colours.js';
import type {FrameLook, FrameTask} from './protocol.js';
import {serve} from './serve.js';

use([
  BarChart,
  BoxplotChart,
  CandlestickChart,
  FunnelChart,
  GaugeChart,
  GraphChart,
  HeatmapChart,
  LineChart,
  PieChart,
  RadarChart,
  SankeyChart,
  ScatterChart,
  SunburstChart,
  TreeChart,
  TreemapChart,
]);
use([
  AriaComponent,
  CalendarComponent,
  DatasetComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  PolarComponent,
  RadarComponent,
  TitleComponent,
  TooltipComponent,
  TransformComponent,
  VisualMapComponent,
]);
use([LabelLayout, SVGRenderer]);

/** How high a chart is, in pixels. */
const HEIGHT = 320;

/** Keys that would lead somewhere; so deep options go at the most. */
const LEADS = new Set(['link', 'sublink', 'target', 'subtarget', 'toolbox', 'graphic', '__proto__']);
const DEEPEST = 40;

/** A click on a part of a chart may open a window. */
window.open = () => null;

type Options = Record<string, unknown>;

/** The options without what leads out of the chart. */
function harmless(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) throw new RangeError();
  if (Array.isArray(value)) return value.map((item) => harmless(item, depth + 1));
  if (typeof value === 'string') return value.startsWith('image://') ? 'circle' : value;
  if (!(value instanceof Object)) return value;
  const kept = Object.entries(value).filter(([key]) => !LEADS.has(key));
  return Object.fromEntries(
    kept.map(([key, item]) => [key, key === 'tooltip' ? plain(item) : harmless(item, depth + 1)]),
  );
}

/** Tooltips are drawn as the rest, not as HTML. */
function plain(tooltip: unknown): unknown {
  if (Array.isArray(tooltip)) return tooltip.map(plain);
  return tooltip instanceof Object
    ? {...(harmless(tooltip, 1) as Options), renderMode: 'richText', confine: true}
    : tooltip;
}

/** Around the axes, in pixels, where neither title nor legend needs more. */
const CLOSE = {top: 24, bottom: 36};

/** In the colours of the chat, where the options name no others. */
function theme(look: FrameLook, {title, legend}: Options): Options {
  const [accent, surface, text, muted, border] = [look.accent, look.surface, look.text, look.muted, look.border].map(
    toHex,
  ) as [string, string, string, string, string];
  const line = {lineStyle: {color: border}};
  const axis = {
    axisLine: {lineStyle: {color: muted}},
    axisTick: {lineStyle: {color: muted}},
    axisLabel: {color: muted},
    nameTextStyle: {color: muted},
    splitLine: {lineStyle: {color: [border]}},
    splitArea: {areaStyle: {color: ['transparent', mix(text, surface, 0.03)]}},
  };
  return {
    darkMode: look.dark,
    ...((title ?? legend) ? {} : {grid: CLOSE}),
    color: [accent, ...palette(look.dark)],
    backgroundColor: 'transparent',
    textStyle: {fontFamily: look.font, color: text},
    title: {textStyle: {color: text, fontSize: 15}, subtextStyle: {color: muted}},
    legend: {textStyle: {color: text}, pageTextStyle: {color: muted}},
    tooltip: {backgroundColor: surface, borderColor: border, textStyle: {color: text}},
    visualMap: {textStyle: {color: muted}},
    categoryAxis: axis,
    valueAxis: axis,
    logAxis: axis,
    timeAxis: axis,
    radar: {axisName: {color: muted}, axisLine: line, splitLine: line},
    label: {color: text},
    pie: {label: {color: text}},
    line: {symbolSize: 6},
  };
}

let chart: EChartsType | undefined;

serve(({source, name, look, still, large}: FrameTask) => {
  const options = harmless(JSON.parse(source)) as Options | null;
  if (!options || ![options.series].flat().some((series) => series instanceof Object)) throw new TypeError('no series');
  chart?.dispose();
  const place = document.createElement('div');
  place.style.cssText = 'inline-size:100%;block-size:100%';
  place.role = 'img';
  place.ariaLabel = name;
  document.body.replaceChildren(place);
  chart = init(place, theme(look, options), {renderer: 'svg'});
  chart.setOption({...options, ...(still ? {animation: false} : {})});
  chart.getZr().flush(); // a frame that nobody sees yet gets no time to paint
  return {width: 0, height: large ? 0 : HEIGHT};
});

addEventListener('resize', () => chart?.resize());
