/** The English words of voice: what is told while one speaks, and when answers are read aloud. */
export const enVoice = {
  voice: {
    /** The button in the composer. */
    talk: 'Talk instead of writing',
    end: 'Done talking',
    cancel: 'Cancel',
    asking: 'Allow the microphone in your browser…',
    recording: 'Recording. Talk now.',
    /** The time so far, and the longest. Both like 0:07. */
    time: (time: string, longest: string): string => `${time} of ${longest}`,
    writing: 'Writing down what you said…',
    /** For a screen reader: the words stand in the field now. */
    written: 'Your words are in the message field.',
    again: 'Try again',
    close: 'Close',
    /** Why a recording has ended. */
    ended: {
      longest: 'That is as long as a recording can be. Writing it down…',
      unplugged: 'The microphone was unplugged or changed. Writing down what was heard…',
      hidden: 'You left this page, so the recording has ended. Writing it down…',
    },
    /** Nothing could be written down. */
    quiet: 'Nobody was heard. Check your microphone, then try again.',
    empty: 'No words were understood. Please try again.',
    gone: 'The microphone was unplugged or changed.',
    unreadable: 'Your browser could not read its own recording. Please try again, or write.',
    /** Why there is no microphone. */
    microphone: {
      insecure: 'The microphone works on secure pages (https) only. You can write instead.',
      unsupported: 'This browser cannot record. You can write instead.',
      policy: 'This page does not allow the microphone. Please tell its owner, or write instead.',
      refused: 'The microphone is blocked. Allow it in the settings of your browser or device, or write instead.',
      dismissed: 'The microphone is not allowed yet. Try again and choose “Allow”, or write instead.',
      missing: 'No microphone was found. Connect one, or write instead.',
      busy: 'Another program uses the microphone. Close it and try again, or write instead.',
      broken: 'The microphone could not be used. Try again, or write instead.',
    },
    /** Talking back and forth. */
    handsFree: {
      start: 'Hands-free',
      leave: 'End hands-free',
      listening: 'Listening…',
      writing: 'Understanding…',
      thinking: 'Thinking…',
      speaking: 'Speaking…',
      interrupt: 'Talk to interrupt.',
      left: 'Hands-free has ended.',
      quiet: 'Hands-free has ended: nobody was heard for a while.',
      hidden: 'Hands-free has ended because you left this page.',
      kept: 'Hands-free has ended: your words could not be sent. They are in the message field.',
    },
    /** More words for errors, by Dify's code or one of ours. */
    codes: {
      audio_too_large: 'This recording is too long for this chat. Please say it in shorter pieces.',
      file_too_large: 'This recording is too long for this chat. Please say it in shorter pieces.',
      unsupported_audio_type: 'This chat does not take recordings of this kind. You can write instead.',
      no_audio_uploaded: 'The recording did not arrive. Please try again.',
      invalid_param: 'This chat could not use the recording. You can write instead.',
      speech_to_text_disabled: 'This chat does not take voice any more. You can write instead.',
      provider_not_support_speech_to_text: 'This chat cannot understand voice at the moment. You can write instead.',
    },
  },
  /** Answers that are read aloud. */
  aloud: {
    play: 'Read aloud',
    pause: 'Pause reading',
    resume: 'Go on reading',
    loading: 'Stop: the voice is being fetched',
    /** The browser allows sound only once something was pressed. */
    blocked: 'Play this answer',
    failed: 'This answer could not be read aloud.',
    nothing: 'There is nothing to read aloud in this answer.',
    codes: {
      invalid_param: 'This chat does not read aloud.',
    },
  },
};

/** Every locale has every key: a missing one is a compile error. */
export type VoiceStrings = typeof enVoice;
