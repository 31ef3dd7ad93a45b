package org.zethus.install.internal.index;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.osgi.framework.Version;
import org.zethus.api.plugin.ZethusException;

/**
 * Reads an index: the XML of an OSGi repository, plain or through gzip.
 *
 * @see <a href="https://docs.osgi.org/specification/osgi.cmpn/8.0.0/service.repository.html">OSGi
 *     Compendium 8, 132.5</a>
 */
public final class IndexReader {
  private static final String NAMESPACE = "http://www.osgi.org/xmlns/repository/v1.0.0";

  private final String source;
  private final List<IndexedBundle> bundles = new ArrayList<>();
  private IndexedBundle bundle = new IndexedBundle();
  private String namespace = "";
  private final Map<String, String> directives = new HashMap<>();
  private final Map<String, Object> attributes = new HashMap<>();

  private IndexReader(String source) {
    this.source = source;
  }

  /**
   * {@return the index}
   *
   * @param source how messages call it
   * @throws ZethusException if it is none, naming the line
   */
  public static Index read(byte[] content, String source) {
    IndexReader reader = new IndexReader(source);
    try (InputStream in = open(content)) {
      reader.read(factory().createXMLStreamReader(in));
      return new Index(source, reader.bundles);
    } catch (IOException e) {
      throw new ZethusException("cannot unpack %s: %s".formatted(source, e.getMessage()), e);
    } catch (XMLStreamException e) {
      throw new ZethusException(
          "%s is no index of bundles: %s. Expected the XML of an OSGi repository, as `bnd index` writes it."
              .formatted(source, String.valueOf(e.getMessage()).replace('\n', ' ')),
          e);
    }
  }

  private static InputStream open(byte[] content) throws IOException {
    InputStream in = new ByteArrayInputStream(content);
    boolean zipped = content.length > 1 && content[0] == (byte) 0x1f && content[1] == (byte) 0x8b;
    return zipped ? new GZIPInputStream(in) : in;
  }

  /** It comes from outside, so it may name no other files. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  private void read(XMLStreamReader xml) throws XMLStreamException {
    xml.nextTag();
    xml.require(XMLStreamConstants.START_ELEMENT, NAMESPACE, "repository");
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        begin(xml);
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        end(xml.getLocalName());
      }
    }
  }

  private void begin(XMLStreamReader xml) {
    switch (xml.getLocalName()) {
      case "resource" -> bundle = new IndexedBundle();
      case "capability", "requirement" -> {
        namespace = value(xml, "namespace");
        directives.clear();
        attributes.clear();
      }
      case "directive" -> directives.put(value(xml, "name"), value(xml, "value"));
      case "attribute" -> attributes.put(value(xml, "name"), typed(xml));
      default -> {} // e.g. a referral to another index, which nobody asked for
    }
  }

  private void end(String element) {
    switch (element) {
      case "resource" -> bundles.add(bundle);
      case "capability" ->
          bundle.add(new Clause.Offered(bundle, namespace, directives, attributes));
      case "requirement" ->
          bundle.add(new Clause.Needed(bundle, namespace, directives, attributes));
      default -> {} // complete at its begin
    }
  }

  private Object typed(XMLStreamReader xml) {
    String type = xml.getAttributeValue(null, "type");
    String value = value(xml, "value");
    try {
      return type != null && type.startsWith("List")
          ? Arrays.stream(value.split(","))
              .map(each -> single(type.replaceAll("List<?|>", ""), each.strip()))
              .toList()
          : single(type == null ? "" : type, value);
    } catch (IllegalArgumentException e) {
      throw new ZethusException(
          "%s, line %d: '%s' is no %s"
              .formatted(source, xml.getLocation().getLineNumber(), value, type),
          e);
    }
  }

  private static Object single(String type, String value) {
    return switch (type) {
      case "Version" -> Version.parseVersion(value);
      case "Long" -> Long.valueOf(value.strip());
      case "Double" -> Double.valueOf(value.strip());
      default -> value;
    };
  }

  private String value(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    if (value == null) {
      throw new ZethusException(
          "%s, line %d: <%s> has no '%s'"
              .formatted(source, xml.getLocation().getLineNumber(), xml.getLocalName(), name));
    }
    return value;
  }
}
