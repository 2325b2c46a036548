namespace VinhPhong.Bot.Shell;

/// <summary>On a page that is not interactive itself but has a part that is: it needs the scripts too.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class InteractivePartAttribute : Attribute;
