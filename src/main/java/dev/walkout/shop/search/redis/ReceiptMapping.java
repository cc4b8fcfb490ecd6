package dev.walkout.shop.search.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.walkout.shop.search.ReceiptDocument;

/** Receipts as rows. */
final class ReceiptMapping implements Shelf.Mapping<ReceiptDocument, ReceiptRow> {

  private final ObjectMapper json = JsonMapper.builder().addModule(new JavaTimeModule()).build();

  @Override
  public ReceiptRow row(String id, ReceiptDocument receipt) {
    try {
      return new ReceiptRow(id, Folded.of(receipt), json.writeValueAsString(receipt));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public ReceiptDocument document(String text, byte[] embedding) {
    try {
      return json.readValue(text, ReceiptDocument.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a receipt's hash is not ours: " + e.getMessage(), e);
    }
  }
}
