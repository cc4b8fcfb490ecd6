package dev.walkout.shop.redis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisRedirectionException;

/** Tells what passes with time, or with an operator's help, from a bug of ours. */
final class ServerFault {

  /** How Redis begins its answers when it cannot serve now; anything else is our mistake. */
  private static final List<String> PASSING =
      List.of(
          "OOM",
          "LOADING",
          "READONLY",
          "MASTERDOWN",
          "CLUSTERDOWN",
          "TRYAGAIN",
          "BUSY",
          "MISCONF",
          "NOREPLICAS",
          "NOAUTH",
          "WRONGPASS",
          "NOPERM",
          "ERR max number of clients");

  /** How an EXEC begins that was refused for a reason of its own, such as a full memory. */
  private static final String REFUSED = "EXECABORT Transaction discarded because of: ";

  private ServerFault() {}

  /** Whether trying again later can help. */
  static boolean passes(JedisException fault) {
    if (!(fault instanceof JedisDataException) || fault instanceof JedisRedirectionException) {
      return true; // the connection, the pool, or the place of a slot
    }
    return reasons(fault).allMatch(ServerFault::isPassing);
  }

  /** What happened, in one line. */
  static String text(JedisException fault) {
    return reasons(fault).findFirst().orElse(fault.toString());
  }

  /** A transaction that was refused says why only beside its own message. */
  private static Stream<String> reasons(JedisException fault) {
    List<String> beside =
        Arrays.stream(fault.getSuppressed())
            .filter(JedisDataException.class::isInstance)
            .map(Throwable::getMessage)
            .toList();
    return beside.isEmpty() ? Stream.of(String.valueOf(fault.getMessage())) : beside.stream();
  }

  private static boolean isPassing(String reason) {
    String own = reason.startsWith(REFUSED) ? reason.substring(REFUSED.length()) : reason;
    return PASSING.stream().anyMatch(own::startsWith);
  }
}
