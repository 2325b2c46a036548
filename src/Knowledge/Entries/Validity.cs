namespace VinhPhong.Knowledge.Entries;

/// <summary>When an entry may be answered from. The end is never before the start.</summary>
public sealed record Validity(DateOnly? From, DateOnly? To, DateOnly ReviewBy)
{
    /// <summary>Whether the entry holds on a day; both ends are included. Being due for review does not end it.</summary>
    public bool HoldsOn(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
}
