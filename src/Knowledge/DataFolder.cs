namespace VinhPhong.Knowledge;

/// <summary>Where the files of the assistant's knowledge lie.</summary>
public sealed record DataFolder(string Root)
{
    /// <summary>The FAQ set: one Markdown file an entry.</summary>
    public string Faq => Path.Combine(Root, "faq");

    /// <summary>Guidance documents.</summary>
    public string Documents => Path.Combine(Root, "documents");

    /// <summary>Word lists: shorthand, dialect, synonyms, stop words.</summary>
    public string WordLists => Path.Combine(Root, "vietnamese");

    /// <summary>Safety phrases, signs of scams, official domains.</summary>
    public string Safety => Path.Combine(Root, "safety");

    /// <summary>The topics.</summary>
    public string Topics => Path.Combine(Root, "topics.tsv");

    /// <summary>The entries offered as buttons when a conversation begins.</summary>
    public string MostAsked => Path.Combine(Root, "most-asked.tsv");

    /// <summary>The learned ranker's numbers.</summary>
    public string Ranking => Path.Combine(Root, "ranking.json");

    /// <summary>The commune's own data.</summary>
    public string Centre => Path.Combine(Root, "centre.yaml");

    /// <summary>Days on which the desk is closed; no answer depends on it.</summary>
    public string Holidays => Path.Combine(Root, "holidays.tsv");

    /// <summary>Test questions, which no entry may contain.</summary>
    public string Measuring => Path.Combine(Root, "measuring");

    /// <summary>The files that the search index is built from, in a fixed order.</summary>
    public IEnumerable<string> FilesOfIndex() =>
        Directory.EnumerateFiles(Faq, "*.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(WordLists, "*.tsv"))
            .Append(Ranking)
            .Order(StringComparer.Ordinal);

    /// <summary>Every file that an answer may depend on, in a fixed order.</summary>
    public IEnumerable<string> AllFiles() =>
        FilesOfIndex()
            .Concat(Directory.EnumerateFiles(Safety))
            .Concat(Directory.Exists(Documents) ? Directory.EnumerateFiles(Documents, "*", SearchOption.AllDirectories) : [])
            .Append(Centre)
            .Append(Topics)
            .Append(MostAsked)
            .Order(StringComparer.Ordinal);

    /// <summary>The <c>data</c> folder of the working directory if it is one, else the one beside the program.</summary>
    public static DataFolder Locate()
    {
        var here = new DataFolder(Path.Combine(Directory.GetCurrentDirectory(), "data"));
        return Directory.Exists(here.Faq) ? here : new DataFolder(Path.Combine(AppContext.BaseDirectory, "data"));
    }
}
