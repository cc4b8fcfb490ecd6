package dev.walkout.shop.billing.webhook;

import java.net.URI;
import java.net.URISyntaxException;

/** Where receipts are posted to: over TLS, or on this machine. */
public record Endpoint(URI uri) {

  private static final String LOOPBACK = "localhost|127(\\.\\d{1,3}){3}|\\[::1\\]";

  public Endpoint {
    String scheme = String.valueOf(uri.getScheme());
    String host = uri.getHost();
    if (host == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw bad(uri.toString(), "give https://HOST/PATH, without user and fragment");
    }
    boolean here = scheme.equals("http") && host.matches(LOOPBACK);
    if (!scheme.equals("https") && !here) {
      throw bad(uri.toString(), "receipts leave this machine over TLS alone, give https://");
    }
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException if it is none, or neither TLS nor loopback
   */
  public static Endpoint parse(String url) {
    try {
      return new Endpoint(new URI(url));
    } catch (URISyntaxException e) {
      throw bad(url, "give https://HOST/PATH (" + e.getReason() + ")");
    }
  }

  @Override
  public String toString() {
    return uri.toString();
  }

  private static IllegalArgumentException bad(String url, String remedy) {
    return new IllegalArgumentException("--url is '" + url + "': " + remedy);
  }
}
