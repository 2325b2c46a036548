namespace VinhPhong.Bot.Desk;

/// <summary>How the officers' desk works. Section <c>Desk</c>.</summary>
internal sealed class DeskOptions
{
    public const string Section = "Desk";

    /// <summary>Gives a waiting conversation to the present officer of its office with the fewest; otherwise officers take them from the queue.</summary>
    public bool AssignAutomatically { get; set; } = true;

    /// <summary>Conversations given to one officer by itself; more can be claimed by hand.</summary>
    public int MostEach { get; set; } = 5;

    /// <summary>An officer's desk that has been silent this long is closed: his conversations go back to the queue.</summary>
    public TimeSpan GoneAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>A resident who waits this long for a word of the officer: the officer is reminded.</summary>
    public TimeSpan RemindAfter { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>Then the supervisors are told.</summary>
    public TimeSpan TellSupervisorAfter { get; set; } = TimeSpan.FromMinutes(6);

    /// <summary>Then the conversation goes back to the queue, to somebody else.</summary>
    public TimeSpan RequeueAfter { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>In a queue this long although officers of other offices are there: the service centre is asked.</summary>
    public TimeSpan OtherOfficeAfter { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Bytes of one file that an officer sends.</summary>
    public int LargestFile { get; set; } = 10 * 1024 * 1024;

    /// <summary>How often the desk is looked over besides at every change.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>All that is wrong, each as setting, value and cure.</summary>
    public IEnumerable<string> Problems()
    {
        if (MostEach is < 1 or > 100) yield return $"Desk:MostEach is {MostEach}; give 1 to 100 conversations.";
        if (GoneAfter < TimeSpan.FromSeconds(5)) yield return $"Desk:GoneAfter is {GoneAfter}; give at least 5 s, for example \"00:01:00\".";
        if (RemindAfter <= TimeSpan.Zero) yield return $"Desk:RemindAfter is {RemindAfter}; give more than 0, for example \"00:03:00\".";
        if (TellSupervisorAfter < RemindAfter) yield return $"Desk:TellSupervisorAfter is {TellSupervisorAfter}; give at least RemindAfter ({RemindAfter}).";
        if (RequeueAfter < TellSupervisorAfter) yield return $"Desk:RequeueAfter is {RequeueAfter}; give at least TellSupervisorAfter ({TellSupervisorAfter}).";
        if (OtherOfficeAfter <= TimeSpan.Zero) yield return $"Desk:OtherOfficeAfter is {OtherOfficeAfter}; give more than 0, for example \"00:15:00\".";
        if (LargestFile is < 1024 or > 50 * 1024 * 1024) yield return $"Desk:LargestFile is {LargestFile}; give 1024 to {50 * 1024 * 1024} bytes.";
        if (LookEvery < TimeSpan.FromMilliseconds(50)) yield return $"Desk:LookEvery is {LookEvery}; give at least 0.05 s, for example \"00:00:02\".";
    }
}
