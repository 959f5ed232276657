import {dottedExtension} from './file-types.js';
import {signedUrl} from './signed-url.js';
import {uuid} from './time.js';

/** A file as part of a message. `file` is what `resolveFile` or `generatedFile` gave. */
export function attach(message, file, belongsTo) {
  const messageFile = {id: uuid(), messageId: message.id, belongsTo, ...file};
  message.files.push(messageFile);
  return messageFile;
}

/** The address of a message's file. */
export function messageFileUrl(ctx, {uploadFileId, remoteUrl}) {
  const stored = ctx.world.files.get(uploadFileId);
  return stored ? signedUrl(ctx, stored) : (remoteUrl ?? null);
}

/** An entry of `message_files` in history. */
export function messageFileJson(ctx, file) {
  return {
    id: file.id,
    filename: file.filename,
    type: file.type,
    url: messageFileUrl(ctx, file),
    mime_type: file.mimeType,
    size: file.size,
    transfer_method: file.transferMethod,
    belongs_to: file.belongsTo,
    upload_file_id: file.uploadFileId ?? null,
  };
}

/** An entry of `message_end.files` of the in-process modes: another shape, and the user's own files too. */
export function endFileJson(ctx, file) {
  const local = file.transferMethod === 'local_file';
  return {
    related_id: file.id,
    extension: local ? file.extension : dottedExtension(file.filename),
    filename: file.filename,
    size: local ? file.size : 0,
    mime_type: local ? file.mimeType : 'application/octet-stream',
    transfer_method: file.transferMethod,
    type: file.type,
    url: messageFileUrl(ctx, file),
    upload_file_id: file.uploadFileId ?? file.id,
    remote_url: file.remoteUrl ?? '',
  };
}
