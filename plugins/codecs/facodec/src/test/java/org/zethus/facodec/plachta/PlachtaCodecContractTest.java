package org.zethus.facodec.plachta;

import org.zethus.api.codec.Codec;
import org.zethus.testkit.contract.CodecContract;

class PlachtaCodecContractTest extends CodecContract {
  @Override
  protected Codec open() {
    return TestPlachta.load();
  }
}
