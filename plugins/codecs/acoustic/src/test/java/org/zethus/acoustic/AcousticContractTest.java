package org.zethus.acoustic;

import org.zethus.api.codec.Codec;
import org.zethus.testkit.contract.CodecContract;

class AcousticContractTest extends CodecContract {
  @Override
  protected Codec open() {
    return TestCodecs.open(TestCodecs.MODEL);
  }
}
