package org.zethus.datasets.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.zethus.api.data.Manifest;
import org.zethus.api.plugin.ZethusException;
import org.zethus.datasets.Corpus;
import org.zethus.datasets.fsdd.Fsdd;
import org.zethus.datasets.hifitts.HifiTts;
import org.zethus.datasets.libritts.LibriTts;
import org.zethus.datasets.ljspeech.LjSpeech;
import org.zethus.datasets.recordings.Recordings;
import org.zethus.datasets.vctk.Vctk;

/** How a dataset is laid out, by the id of the preprocessor that reads it. */
enum Layout {
  /** Whichever of the others it looks like. */
  AUTO {
    @Override
    Corpus open(Path folder) {
      return of(folder).open(folder);
    }
  },
  /** What a stage made: a manifest and its files. */
  ARTIFACT {
    @Override
    Corpus open(Path folder) {
      return new Artifact(folder);
    }
  },
  /** {@code preprocessor/ljspeech}. */
  LJSPEECH {
    @Override
    Corpus open(Path folder) {
      return new LjSpeech(folder);
    }
  },
  /** {@code preprocessor/vctk}, all that the first microphone heard. */
  VCTK {
    @Override
    Corpus open(Path folder) {
      return new Vctk(folder);
    }
  },
  /** {@code preprocessor/libritts}, all subsets. */
  LIBRITTS {
    @Override
    Corpus open(Path folder) {
      return new LibriTts(folder, LibriTts.subsetsIn(folder));
    }
  },
  /** {@code preprocessor/hifitts}, all splits. */
  HIFITTS {
    @Override
    Corpus open(Path folder) {
      return new HifiTts(folder, List.of("train", "dev", "test"));
    }
  },
  /** {@code preprocessor/fsdd}. */
  FSDD {
    @Override
    Corpus open(Path folder) {
      return new Fsdd(folder);
    }
  },
  /** {@code preprocessor/recordings}. */
  RECORDINGS {
    @Override
    Corpus open(Path folder) {
      return new Recordings(folder);
    }
  };

  /** {@return the dataset in this layout} */
  abstract Corpus open(Path folder);

  /** {@return what a folder looks like; a plain folder of recordings where like nothing else} */
  static Layout of(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new ZethusException("found no folder %s; expected a dataset".formatted(folder));
    }
    if (Files.exists(folder.resolve(Manifest.FILE))) {
      return ARTIFACT;
    }
    if (Vctk.isIn(folder)) {
      return VCTK;
    }
    if (LjSpeech.isIn(folder)) {
      return LJSPEECH;
    }
    if (!HifiTts.manifestsIn(folder).isEmpty()) {
      return HIFITTS;
    }
    if (!LibriTts.subsetsIn(folder).isEmpty()) {
      return LIBRITTS;
    }
    return Fsdd.isIn(folder) ? FSDD : RECORDINGS;
  }
}
