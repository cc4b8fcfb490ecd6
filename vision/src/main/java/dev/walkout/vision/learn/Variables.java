package dev.walkout.vision.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;

/** The variables of a graph by name, each with one reading and one way to set it from Java. */
public final class Variables {

  /** A variable of the graph; {@code value} is read once at the beginning of a step. */
  public record Variable(VarHandleOp handle, Operand<TFloat32> value, Shape shape, Setter setter) {}

  /** How a variable is set: what is fed, and the operation that takes it. */
  public record Setter(Placeholder<TFloat32> value, Op assign) {}

  private final Ops tf;
  private final Map<String, Variable> byName = new LinkedHashMap<>();

  /** No variables yet, in the graph of {@code tf}. */
  public Variables(Ops tf) {
    this.tf = tf;
  }

  /** Declares a variable; its name must be new. */
  public Variable add(String name, long... dimensions) {
    Shape shape = Shape.of(dimensions);
    VarHandleOp handle = tf.varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName(name));
    Placeholder<TFloat32> value = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
    Setter setter = new Setter(value, tf.assignVariableOp(handle, value));
    Variable variable =
        new Variable(handle, tf.readVariableOp(handle, TFloat32.class), shape, setter);
    if (byName.put(name, variable) != null) {
      throw new IllegalStateException("two variables are called " + name);
    }
    return variable;
  }

  /** The variable of this name, null when there is none. */
  public Variable of(String name) {
    return byName.get(name);
  }

  /** In the order in which they were declared. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** Gives a variable as many values as its shape has, row by row. */
  public void set(Session session, String name, float[] values) {
    Variable variable = byName.get(name);
    try (TFloat32 tensor = TFloat32.tensorOf(variable.shape(), DataBuffers.of(values))) {
      session
          .runner()
          .feed(variable.setter().value(), tensor)
          .addTarget(variable.setter().assign())
          .run();
    }
  }

  /** Sets all of them to zero. */
  public void zero(Session session) {
    byName.forEach(
        (name, variable) ->
            set(session, name, new float[Math.toIntExact(variable.shape().size())]));
  }

  /** Fetches all variables of this group. */
  public Map<String, float[]> get(Session session) {
    var runner = session.runner();
    List<String> names = new ArrayList<>(byName.keySet());
    names.forEach(name -> runner.fetch(byName.get(name).value()));
    Map<String, float[]> values = new TreeMap<>();
    try (var result = runner.run()) {
      for (int i = 0; i < names.size(); i++) {
        values.put(names.get(i), floats((TFloat32) result.get(i)));
      }
    }
    return values;
  }

  /** All values of a tensor, row by row. */
  public static float[] floats(TFloat32 tensor) {
    float[] values = new float[Math.toIntExact(tensor.shape().size())];
    tensor.asRawTensor().data().asFloats().read(values);
    return values;
  }
}
