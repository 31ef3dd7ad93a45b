package org.zethus.torch.codec;

/**
 * Which codec is trained, and how.
 *
 * @param id the plugin's
 * @param settings what the stages of all codecs are configured with
 * @param network what the checkpoint's {@code config.json} says
 */
public record CodecSpec(String id, CodecSettings settings, Record network) {}
