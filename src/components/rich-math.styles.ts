import {css} from 'lit';

/** How formulas look. The classes that begin with `tml` come with them. */
export const styles = css`
  .formula {
    direction: ltr;
    unicode-bidi: isolate;
  }
  .formula.display {
    display: block;
    overflow: auto hidden;
    padding-block: 4px;
    outline-offset: -2px;
    line-height: 0; /* of the line with the source in it */
  }
  /* In the line, so that what is copied has no line breaks around it. */
  .tex {
    color: transparent;
    font-size: 0;
  }
  math {
    font: normal 1.08em/1.2 'Cambria Math', 'STIX Two Math', 'Latin Modern Math', 'Noto Sans Math', math;
    text-indent: 0;
    overflow-wrap: normal;
    -webkit-user-select: none; /* Safari knows no other name */
    user-select: none;
  }
  .display > math {
    display: block math;
    inline-size: max-content;
    min-inline-size: 100%;
  }
  math :is(mtd.tml-left, .tml-left) {
    text-align: start;
  }
  math .tml-right {
    text-align: end;
  }
  math :is(.tml-overline, .tml-underline, .tml-box) {
    border: 0 solid;
  }
  math .tml-overline {
    border-block-start-width: 1px;
  }
  math .tml-underline {
    border-block-end-width: 1px;
  }
  menclose {
    position: relative;
    --_up: linear-gradient(to top left, #0000 calc(50% - 0.6px), currentColor, #0000 calc(50% + 0.6px));
    --_down: linear-gradient(to top right, #0000 calc(50% - 0.6px), currentColor, #0000 calc(50% + 0.6px));
  }
  .tml-cancel {
    position: absolute;
    inset: 0;
    background: var(--_up);
  }
  .tml-cancel.downstrike {
    background: var(--_down);
  }
  .tml-cancel.tml-xcancel {
    background: var(--_up), var(--_down);
  }
  .tml-cancel.sout {
    background: linear-gradient(#0000 calc(50% - 0.6px), currentColor, #0000 calc(50% + 0.6px));
  }
  math .tml-box {
    padding: 3px;
    border-width: 1px;
  }
`;
