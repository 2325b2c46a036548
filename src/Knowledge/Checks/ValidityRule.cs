using VinhPhong.Knowledge.Entries;

namespace VinhPhong.Knowledge.Checks;

/// <summary>An entry holds today, its dates are in order, and its review is not overdue.</summary>
internal static class ValidityRule
{
    public static IEnumerable<Finding> Look(Checking checking)
    {
        foreach (var filed in checking.Set.Filed.Where(filed => filed.Entry.Status != EntryStatus.Draft))
        {
            var validity = filed.Entry.Validity;
            if (validity.From > validity.To)
                yield return EntryChecks.At(filed, "valid_to", $"It ends on {validity.To:yyyy-MM-dd}, before it begins on {validity.From:yyyy-MM-dd}.", "Mend one of the two dates.");
            else if (validity.To < checking.Today)
                yield return EntryChecks.At(filed, "valid_to", $"It ended on {validity.To:yyyy-MM-dd} and is no longer answered from.", "Bring the answer up to date, or set \"status: draft\".");
            if (validity.ReviewBy < checking.Today)
                yield return EntryChecks.At(filed, "review_by", $"Its review was due on {validity.ReviewBy:yyyy-MM-dd}.", "Read it again against its sources, then set a new \"review_by\".");
        }
    }
}
