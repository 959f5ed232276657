import {mediaOf} from '../markdown/media.js';
import {inPlaceOf} from './rich-place.js';
import {styles} from './rich-media.styles.js';
import type {Render} from './rich-types.js';

/** Puts a player under a link to sound or film. What cannot be played stays a link. */
export const render: Render = ({el}, {adopt}) => {
  const link = el.querySelector('a');
  const kind = link && mediaOf(link.href);
  if (!kind) return undefined;
  adopt(styles.styleSheet!);
  const player = document.createElement(kind);
  Object.assign(player, {src: link.href, controls: true, preload: 'metadata', ariaLabel: link.textContent});
  player.setAttribute('playsinline', '');
  player.addEventListener('error', () => inPlaceOf(el, () => player.remove()), {once: true});
  return player;
};
