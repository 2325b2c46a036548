namespace VinhPhong.Crash.Tests;

/// <summary>Tests that take the whole machine run one after the other: side by side they would only wait for each other's services.</summary>
[CollectionDefinition(nameof(Busy))]
public sealed class Busy;
