import {svgTitle, toSvgFile} from '../markdown/svg.js';
import {styles} from './rich-svg.styles.js';
import type {Render} from './rich-types.js';

/** Shows SVG as an image. Where the page does not allow images of this kind, it stays source. */
export const render: Render = async ({el, source}, {adopt, words}) => {
  const url = URL.createObjectURL(toSvgFile(source));
  try {
    adopt(styles.styleSheet!);
    const image = document.createElement('img');
    image.className = 'drawing';
    image.alt = svgTitle(source) || ((await words())?.drawing ?? '');
    await loaded(image, url);
    el.dataset.bar = ''; // its source can still be copied
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
};

function loaded(image: HTMLImageElement, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    image.onload = () => resolve();
    image.onerror = () => reject(new Error('no image'));
    image.src = url;
  });
}
