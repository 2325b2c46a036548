namespace VinhPhong.Bot.Conversations.Outbox;

/// <summary>How what systems outside are to be told is delivered. Section <c>Outbox</c>.</summary>
internal sealed class OutboxOptions
{
    public const string Section = "Outbox";

    /// <summary>A wait is longer than the one before by this.</summary>
    private const double Growth = 2;

    /// <summary>A wait is longer by up to this part of it, so that many conversations do not come back in step.</summary>
    private const double Spread = 0.2;

    /// <summary>The wait after the first delivery that failed; doubled after each further one.</summary>
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two deliveries, unless the receiver asks for more.</summary>
    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>What could not be delivered for this long goes onto the list of what was given up.</summary>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromHours(4);

    /// <summary>Conversations delivered side by side.</summary>
    public int AtOnce { get; set; } = 8;

    /// <summary>Days that the list of what was given up goes back.</summary>
    public int KeepGivenUpDays { get; set; } = 7;

    /// <summary>How long to wait after so many deliveries that failed; never less than the receiver asks for.</summary>
    public TimeSpan WaitAfter(int attempts, TimeSpan? retryAfter)
    {
        var grown = FirstRetry.TotalMilliseconds * Math.Pow(Growth, Math.Max(0, attempts - 1));
        var wait = TimeSpan.FromMilliseconds(Math.Min(grown, LongestRetry.TotalMilliseconds) * (1 + Random.Shared.NextDouble() * Spread));
        return retryAfter > wait ? retryAfter.Value : wait;
    }

    /// <summary>All that is wrong, each as setting, value and cure.</summary>
    public IEnumerable<string> Problems()
    {
        if (FirstRetry < TimeSpan.FromMilliseconds(10)) yield return $"Outbox:FirstRetry is {FirstRetry}; give at least 0.01 s, for example \"00:00:01\".";
        if (LongestRetry < FirstRetry) yield return $"Outbox:LongestRetry is {LongestRetry}; give at least FirstRetry ({FirstRetry}).";
        if (GiveUpAfter < TimeSpan.FromSeconds(1)) yield return $"Outbox:GiveUpAfter is {GiveUpAfter}; give at least one second, for example \"04:00:00\".";
        if (AtOnce is < 1 or > 100) yield return $"Outbox:AtOnce is {AtOnce}; give 1 to 100 conversations.";
        if (KeepGivenUpDays < 1) yield return $"Outbox:KeepGivenUpDays is {KeepGivenUpDays}; give at least 1 day.";
    }
}
