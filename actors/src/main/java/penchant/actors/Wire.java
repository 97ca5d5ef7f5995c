package penchant.actors;

/** A message that may cross from one node to another; the serializer is bound to this type. */
public interface Wire {}
