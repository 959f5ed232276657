import {expect} from '@open-wc/testing';
import {FILE_TYPES, fileTypeOf} from '../../src/client/file-types.js';
import {ask, failure, service, UNKNOWN, useApps, webapp} from './support.js';

const FAMILIES = {service, webapp};

describe('FilesApi', () => {
  const make = useApps({suggestedMs: 0, autoNameMs: 50});

  for (const [family, client] of Object.entries(FAMILIES)) {
    it(`are uploaded, with a name and a type, in ${family}`, async () => {
      const {files} = client(await make());
      const named = await files.upload(new File(['hello'], 'a.txt', {type: 'text/plain'}));
      expect(named).to.include({name: 'a.txt', size: 5, extension: 'txt', mime_type: 'text/plain'});
      expect((await files.upload(new Blob(['x'], {type: 'image/png'}))).extension).to.equal('png');
      expect((await files.upload(new Blob(['x']))).size).to.equal(1);
      expect((await files.upload(new File(['x'], 'a/b\\c.txt'))).name).to.equal('a_b_c.txt');
    });
  }

  it('are refused when they are too large', async () => {
    const app = await make({parameters: {system_parameters: {file_size_limit: 1}}});
    await app.fault({match: {path: '/files/upload'}, fault: {preset: '413'}});
    const file = new File(['x'], 'a.txt', {type: 'text/plain'});
    expect(await failure(service(app).files.upload(file))).to.include({kind: 'file', status: 413});
  });

  it('are shown again, in service', async () => {
    const fileUpload = {enabled: true, image: {enabled: true}, allowed_file_types: ['image', 'document']};
    const app = await make({parameters: {file_upload: fileUpload}});
    const dify = service(app);
    const {id} = await dify.files.upload(new File(['hello'], 'a.txt', {type: 'text/plain'}));
    const file = {type: 'document', transfer_method: 'local_file', upload_file_id: id} as const;
    await dify.chat.sendBlocking({query: 'ECHO look', files: [file]});
    expect(await (await dify.files.preview(id)).text()).to.equal('hello');
    expect((await dify.files.preview(id, {asAttachment: true})).size).to.equal(5);
    expect((await app.requests()).at(-1)!.query).to.include({as_attachment: 'true'});
    expect(await failure(dify.files.preview(UNKNOWN))).to.include({kind: 'file', status: 404});
  });

  it('are fetched from elsewhere, in webapp', async () => {
    const {files} = webapp(await make());
    const url = 'https://files.test/pic.png?a=b/c#d';
    expect(await files.remoteInfo(url)).to.deep.include({file_type: 'image/png'});
    expect(await files.remoteUpload(url)).to.include({extension: 'png', mime_type: 'image/png'});
    expect(await failure(files.remoteUpload('https://files.test/missing.png'))).to.include({kind: 'file'});
  });

  it('are of the class that Dify puts them in', () => {
    expect(['a.PNG', 'a.tar.md', 'a.mp3', 'a.mov', 'a.zip', 'a', ''].map(fileTypeOf)).to.deep.equal([
      'image',
      'document',
      'audio',
      'video',
      'custom',
      'custom',
      'custom',
    ]);
    expect(FILE_TYPES.image.mimeTypes).to.include('image/png');
  });
});

describe('AudioApi', () => {
  const make = useApps({suggestedMs: 0, autoNameMs: 50});

  const parameters = {speech_to_text: {enabled: true}, text_to_speech: {enabled: true}};

  for (const [family, client] of Object.entries(FAMILIES)) {
    it(`becomes text, whatever browsers call it, in ${family}`, async () => {
      const {audio} = client(await make({parameters}));
      for (const type of ['audio/mpeg', 'audio/mp4;codecs=mp4a.40.2', 'audio/x-wav', 'audio/wav', 'audio/mp3']) {
        expect(await audio.toText(new Blob(['x'], {type})), type).to.be.a('string').that.is.not.empty;
      }
      expect(await audio.toText(new File(['x'], 'a.m4a', {type: 'audio/x-m4a'}))).to.be.a('string');
      const webm = new Blob(['x'], {type: 'audio/webm'});
      expect(await failure(audio.toText(webm))).to.include({kind: 'file', code: 'unsupported_audio_type'});
    });

    it(`is made of a text or a message, in ${family}`, async () => {
      const dify = client(await make({parameters}));
      const {id} = await ask(dify);
      for (const request of [{text: 'Hello'}, {messageId: id}, {messageId: id, voice: 'alloy'}]) {
        const blob = await dify.audio.toAudio(request);
        expect(blob!.type).to.equal('audio/mpeg');
        expect(blob!.size).to.be.greaterThan(100);
      }
      expect(await dify.audio.toAudio({messageId: UNKNOWN})).to.equal(undefined);
      expect(await dify.audio.toAudio({text: ' '})).to.equal(undefined);
    });
  }

  it('is refused when the app does not listen or speak', async () => {
    const {audio} = service(await make());
    expect(await failure(audio.toText(new Blob(['x'], {type: 'audio/wav'})))).to.include({kind: 'input'});
    expect(await failure(audio.toAudio({text: 'Hello'}))).to.include({kind: 'input'});
  });
});
