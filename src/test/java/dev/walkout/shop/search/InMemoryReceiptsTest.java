package dev.walkout.shop.search;

/** The receipts of this process. */
class InMemoryReceiptsTest extends ReceiptDocumentsContract {

  @Override
  protected Documents<ReceiptDocument> empty() {
    return new InMemoryDocuments<>(ReceiptDocument.KIND);
  }
}
