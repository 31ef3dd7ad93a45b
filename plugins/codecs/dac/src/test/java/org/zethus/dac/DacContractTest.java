package org.zethus.dac;

import org.zethus.api.codec.Codec;
import org.zethus.testkit.contract.CodecContract;

class DacContractTest extends CodecContract {
  @Override
  protected Codec open() {
    return TestCodecs.open(TestCodecs.config(1, true, DacConfig.PadMode.REFLECT));
  }
}
