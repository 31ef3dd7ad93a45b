package org.zethus.encodec;

import org.zethus.api.codec.Codec;
import org.zethus.testkit.contract.CodecContract;

class StereoContractTest extends CodecContract {
  @Override
  protected Codec open() {
    return TestCodecs.stereo();
  }
}
