package org.zethus.api.audio;

/** What a model generates: samples, the mel frames a vocoder makes samples of, or codes. */
public sealed interface Signal permits Waveform, MelFrames, CodeSequence {}
