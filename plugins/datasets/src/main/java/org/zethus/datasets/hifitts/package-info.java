/**
 * Hi-Fi TTS: manifests {@code READER_manifest_QUALITY_SPLIT.json} of JSON lines, and the FLAC files
 * they name.
 *
 * @see <a href="https://arxiv.org/abs/2104.01497">Bakhturina et al. 2021</a>
 */
@NullMarked
package org.zethus.datasets.hifitts;

import org.jspecify.annotations.NullMarked;
