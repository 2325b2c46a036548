namespace VinhPhong.Knowledge;

/// <summary>x</summary>
public sealed class Answerer;
