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
  math .tml-box {
    padding: 3px;
    border-width: 1px;
  }
`;
