import {expect} from '@open-wc/testing';
import {decodeText, parseCsv, separatorOf, toCsvLine} from '../../src/state/csv.js';

const parse = (text: string) => [...parseCsv(text)].filter((row) => row !== undefined);
const cells = (text: string) => parse(text).map((row) => row.cells);

describe('a table of comma-separated values', () => {
  it('is read with quotes, line breaks, blank lines and a mark at its beginning', () => {
    const text = '\ufeffa,b\r\n"1,""x""","two\r\nlines"\r\n\r\n,\r\nlast,';
    expect(parse(text)).to.deep.equal([
      {cells: ['a', 'b'], line: 1, broken: false},
      {cells: ['1,"x"', 'two\r\nlines'], line: 2, broken: false},
      {cells: ['last', ''], line: 6, broken: false},
    ]);
  });

  it('is read with the separator that its first line has most of', () => {
    expect(separatorOf('"a;b;c",d')).to.equal(',');
    expect(cells('a;b\n1,5;2')).to.deep.equal([
      ['a', 'b'],
      ['1,5', '2'],
    ]);
    expect(cells('a\tb\r1\t2')).to.deep.equal([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('tells rows whose quotes are wrong', () => {
    expect(parse('a\n"x"y\n"fine"\n"open\nto the end').map(({line, broken}) => [line, broken])).to.deep.equal([
      [1, false],
      [2, true],
      [3, false],
      [4, true],
    ]);
    expect(cells('a\nx "quoted" y')).to.deep.equal([['a'], ['x "quoted" y']]);
  });

  it('gives way while a cell of millions is read', () => {
    for (const text of [`a\n"${'""'.repeat(400_000)}"`, `a\n${'x,'.repeat(400_000)}`]) {
      let pauses = 0;
      for (const row of parseCsv(text)) if (!row) pauses++;
      expect(pauses).to.be.above(5);
    }
  });

  it('is written so that no cell is a formula, and read again as it was', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r', '＝']) {
      const line = toCsvLine([`${start}cmd|' /C calc'!A0`, 'x']);
      expect(cells(line)[0]![0]).to.equal(`'${start}cmd|' /C calc'!A0`);
    }
    const nasty = ['a"b', 'c,d', 'e\r\nf', ' g ', 'h;i', '"', ''];
    expect(cells(toCsvLine(nasty))).to.deep.equal([nasty]);
  });

  it('is read whatever program has written it', async () => {
    const bytes = (...values: number[]) => new Uint8Array(values);
    expect(await decodeText(new TextEncoder().encode('naïve 东京'))).to.equal('naïve 东京');
    expect(await decodeText(bytes(0xff, 0xfe, 0x1c, 0x4e, 0x41, 0))).to.equal('东A');
    expect(await decodeText(bytes(0xfe, 0xff, 0x4e, 0x1c))).to.equal('东');
    expect(await decodeText(bytes(0xc4, 0xe3, 0xba, 0xc3))).to.equal('你好');
    expect(await decodeText(bytes(0x6e, 0x61, 0xef, 0x2c, 0x0a))).to.equal('naï,\n');
  });
});
