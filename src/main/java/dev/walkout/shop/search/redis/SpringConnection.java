package dev.walkout.shop.search.redis;

import dev.walkout.shop.redis.RedisConfig;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.jedis.JedisClientConfiguration;
import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.util.JedisURIHelper;

/** The way to a server in Spring's words. */
final class SpringConnection {

  private static final String HOST_IN_CERTIFICATE = "HTTPS";

  private SpringConnection() {}

  static JedisConnectionFactory to(RedisConfig config) {
    URI uri = config.uri();
    HostAndPort place = JedisURIHelper.getHostAndPort(uri);
    RedisStandaloneConfiguration server =
        new RedisStandaloneConfiguration(place.getHost(), uri.getPort() < 0 ? 6379 : uri.getPort());
    server.setDatabase(JedisURIHelper.getDBIndex(uri));
    server.setUsername(JedisURIHelper.getUser(uri));
    server.setPassword(JedisURIHelper.getPassword(uri));
    JedisClientConfiguration.JedisClientConfigurationBuilder client =
        JedisClientConfiguration.builder()
            .connectTimeout(config.timeouts().connect())
            .readTimeout(config.timeouts().write());
    if (config.tls()) {
      SSLParameters verified = new SSLParameters();
      verified.setEndpointIdentificationAlgorithm(HOST_IN_CERTIFICATE);
      client.useSsl().sslSocketFactory(sockets(config)).sslParameters(verified);
    }
    return new JedisConnectionFactory(server, client.usePooling().build());
  }

  private static SSLSocketFactory sockets(RedisConfig config) {
    SslOptions.Builder options = SslOptions.builder();
    config
        .trustStore()
        .ifPresent(
            trust -> options.truststore(trust.file().toFile(), trust.password().toCharArray()));
    try {
      return options.build().createSslContext().getSocketFactory();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          "redis.trust-store cannot be used (" + e.getMessage() + "); name a JKS or PKCS12 file",
          e);
    }
  }
}
